// Short messages at the foot of the page, and what a screen reader is told.
import { tekst } from "./verktoy.js";

let ventende;

/** Read out without moving focus. */
export function kunngjor(ord) {
  const omraade = document.getElementById("dap-kunngjoring");
  if (!omraade || !ord) return;
  omraade.textContent = "";
  clearTimeout(ventende);
  ventende = setTimeout(() => (omraade.textContent = ord), 100);
}

/** Show a message; the words are text, never markup. */
export function vis({ tekst: ord, type = "success", varighet = 8000 }) {
  const mal = document.getElementById(`dap-toast-${type}`) ?? document.getElementById("dap-toast-info");
  const sted = document.getElementById("dap-toaster");
  if (!mal || !sted || !ord) return;
  const toast = mal.content.firstElementChild.cloneNode(true);
  toast.querySelector("[data-toast-tekst]").textContent = ord;
  toast.querySelector("[data-lukk-toast]").hidden = false;
  sted.append(toast);
  kunngjor(ord);
  if (type !== "error") setTimeout(() => fjern(toast), varighet);
}

function fjern(toast) {
  // Never take away what is being read or used.
  if (toast.matches(":hover, :focus-within")) setTimeout(() => fjern(toast), 3000);
  else toast.remove();
}

export function startMelding() {
  document.addEventListener("click", (h) => h.target.closest("[data-lukk-toast]")?.closest("[data-toast]")?.remove());
  document.querySelectorAll("#dap-toaster [data-toast]:not([data-bli])").forEach((t) => setTimeout(() => fjern(t), 8000));
  // The server sends HX-Trigger: {"dap:melding": {"tekst": ..., "type": ...}}.
  document.addEventListener("dap:melding", (h) => vis(h.detail));
  document.addEventListener("htmx:sendError", () => vis({ tekst: tekst("ingenKontakt"), type: "error" }));
  document.addEventListener("htmx:responseError", (h) => {
    if (h.detail.xhr.status === 401) return; // okt.js says it
    const ord = { 403: tekst("ikkeTilgang"), 404: tekst("ikkeFunnet") }[h.detail.xhr.status];
    vis({ tekst: ord ?? tekst("noeGikkGalt"), type: "error" });
  });
}
