// After htmx has changed the page: put focus where one expects it, and say what happened.
import { kunngjor } from "./melding.js";

function fokuser(element) {
  if (!element.matches("a, button, input, select, textarea, summary, [tabindex]")) element.tabIndex = -1;
  element.focus();
}

function finnIAlt(rot, velger) {
  return rot.matches?.(velger) ? rot : rot.querySelector?.(velger);
}

/** What the reader had unfolded stays so when its place is filled anew. */
function beholdApne() {
  let apne = [];
  document.addEventListener("htmx:beforeSwap", (h) => {
    const rot = h.detail.target.closest?.("[data-behold]");
    apne = rot ? [...rot.querySelectorAll("details[id]")].map((d) => [d.id, d.open]) : [];
  });
  document.addEventListener("htmx:afterSwap", () => {
    for (const [id, open] of apne) document.getElementById(id)?.toggleAttribute("open", open);
    apne = [];
  });
}

/** Only the list of the overview was fetched: what stands beside it follows its new order. */
function folgRekkefolgen() {
  document.addEventListener("htmx:afterSettle", (h) => {
    const felt = document.getElementById("oversikt-sort");
    if (h.detail.target.id !== "oversikt-liste" || !felt) return;
    felt.value = new URLSearchParams(location.search).get("sort") ?? "";
    for (const lenke of document.querySelectorAll("#oversikt-panel a, #oversikt > div > .dap-rekke a")) {
      const til = new URL(lenke.href);
      if (felt.value) til.searchParams.set("sort", felt.value);
      else til.searchParams.delete("sort");
      lenke.href = til;
    }
  });
}

export function startSwap() {
  beholdApne();
  folgRekkefolgen();
  document.addEventListener("htmx:load", (h) => {
    const ny = h.detail.elt;
    if (ny === document.body) return;
    const maal = finnIAlt(ny, "[data-fokus]") ?? finnIAlt(ny, ".aksel-error-summary");
    if (maal) fokuser(maal);
    const ord = finnIAlt(ny, "[data-kunngjor]");
    if (ord) kunngjor(ord.dataset.kunngjor || ord.textContent.trim());
  });

  document.addEventListener("htmx:afterSettle", (h) => {
    // The element that had focus is gone: go to the heading of what came instead.
    if (document.activeElement && document.activeElement !== document.body) return;
    if (h.detail.requestConfig?.triggeringEvent?.type === "dap:hent") return;
    const maal = h.detail.elt?.isConnected ? h.detail.elt : h.detail.target;
    if (maal?.isConnected) fokuser(finnIAlt(maal, "h1, h2, h3") ?? maal);
  });

  // htmx walks through every [type=submit] of the page to know which one was pressed. Buttons that
  // are many leave the type out, stand outside their form, and are told of here.
  document.addEventListener("htmx:configRequest", (h) => {
    const knapp = h.detail.triggeringEvent?.submitter;
    if (knapp?.name && !h.detail.elt.contains(knapp)) h.detail.parameters[knapp.name] = knapp.value;
  });

  // A summary of errors from the server takes focus when the whole page was loaded, too.
  const feil = document.querySelector(".aksel-error-summary");
  if (feil) fokuser(feil);
}
