// Dragging a card does exactly what its own "Flytt til" form does.
//   <article data-kort data-aktivitet="id"> … <form data-flytt> with an element per target:
//   <button name="status" value="X" data-til="X">, or with data-grunn="why not" when it is refused.
//   <section data-kolonne="X">
import { kunngjor } from "./melding.js";
import { tekst } from "./verktoy.js";

let kort = null;

const valgFor = (k, status) => k.querySelector(`[data-flytt] [data-til="${CSS.escape(status)}"]`);
const kolonner = () => document.querySelectorAll("[data-kolonne]");

/** Why the card cannot be put in the column, or "" when it can. */
function grunn(k, kolonne) {
  const valg = valgFor(k, kolonne.dataset.kolonne);
  if (!valg) return tekst("kanIkkeFlyttes");
  return valg.dataset.grunn ?? "";
}

function vis() {
  for (const kolonne of kolonner()) {
    if (kolonne.contains(kort)) continue;
    const nei = grunn(kort, kolonne);
    kolonne.classList.add(nei ? "dap-slipp--nei" : "dap-slipp");
    if (!nei) continue;
    const lapp = document.createElement("p");
    lapp.className = "dap-slipp__grunn";
    lapp.textContent = nei;
    (kolonne.querySelector(".dap-kolonne__topp") ?? kolonne.firstElementChild).after(lapp);
  }
}

function rydd() {
  kort?.classList.remove("dap-dras");
  kort = null;
  for (const kolonne of kolonner()) kolonne.classList.remove("dap-slipp", "dap-slipp--nei", "dap-slipp--over");
  document.querySelectorAll(".dap-slipp__grunn").forEach((lapp) => lapp.remove());
}

function slipp(k, kolonne) {
  const valg = valgFor(k, kolonne.dataset.kolonne);
  if (valg instanceof HTMLAnchorElement) valg.click();
  else if (valg instanceof HTMLOptionElement) {
    valg.selected = true;
    valg.closest("form").requestSubmit();
  } else if (valg?.type === "radio") {
    valg.checked = true;
    valg.form.requestSubmit();
  } else valg?.click();
}

function kolonneUnder(h) {
  const kolonne = h.target.closest?.("[data-kolonne]");
  return kort && kolonne && !kolonne.contains(kort) && !grunn(kort, kolonne) ? kolonne : null;
}

/** The choices of a card stand in <noscript> until somebody comes near. */
function hentValg(h) {
  const bare = h.target.closest?.("[data-kort]")?.querySelector("noscript");
  if (!bare) return;
  // Text when the browser read the page, elements when htmx did. Both are as the server wrote them.
  const mal = document.createElement("template");
  mal.innerHTML = bare.firstElementChild ? bare.innerHTML : bare.textContent;
  bare.replaceWith(mal.content);
}

export function startTavle() {
  for (const tegn of ["pointerover", "focusin", "toggle"]) document.addEventListener(tegn, hentValg, true);
  if (!matchMedia("(pointer: fine)").matches) return;
  // Sixty cards changed at once would be sixty cards styled anew.
  document.addEventListener("pointerover", (h) => {
    const k = h.target.closest?.("[data-kort]");
    if (k && !k.draggable && k.querySelector("[data-flytt]")) k.draggable = true;
  });
  document.addEventListener("dragstart", (h) => {
    const k = h.target.closest?.("[data-kort]");
    if (!k?.draggable) return;
    kort = k;
    h.dataTransfer.effectAllowed = "move";
    h.dataTransfer.setData("text/plain", k.dataset.aktivitet ?? "");
    k.classList.add("dap-dras");
    // Changing the page in dragstart itself makes some browsers end the drag.
    requestAnimationFrame(() => kort && vis());
  });
  document.addEventListener("dragover", (h) => {
    const kolonne = kolonneUnder(h);
    for (const k of kolonner()) k.classList.toggle("dap-slipp--over", k === kolonne);
    if (!kolonne) return;
    h.preventDefault();
    h.dataTransfer.dropEffect = "move";
  });
  document.addEventListener("drop", (h) => {
    const kolonne = kolonneUnder(h);
    if (!kolonne) return;
    h.preventDefault();
    const flyttes = kort;
    kunngjor(tekst("flytter"));
    rydd();
    slipp(flyttes, kolonne);
  });
  document.addEventListener("dragend", rydd);
}
