// <div hx-get="..." hx-trigger="dap:hent" data-hvert="5">: asks again every 5 seconds while the
// page is looked at, more seldom when nobody touches it or the server does not answer.
// With data-puls="/address" a much cheaper question goes first, without cookies: 204 means that
// nothing is new, and the page asks for no more.
import { forHver } from "./verktoy.js";

const LENGST = 12;

function hent(element) {
  const sekunder = Number(element.dataset.hvert) || 10;
  let faktor = 1;
  let ur;

  const plan = () => {
    clearTimeout(ur);
    ur = setTimeout(spor, sekunder * faktor * 1000);
  };
  const noeNytt = async () => {
    if (!element.dataset.puls) return true;
    try {
      const svar = await fetch(element.dataset.puls, { credentials: "omit", cache: "no-store" });
      faktor = Math.min(faktor * (svar.status === 204 ? 1.05 : 1.2), LENGST);
      // 410: the token is too old; the page's own address gives a new one.
      return svar.status === 200 || svar.status === 410;
    } catch {
      faktor = Math.min(faktor * 2, LENGST);
      return false;
    }
  };
  const spor = async () => {
    if (!element.isConnected) return;
    if (document.visibilityState === "visible" && (await noeNytt())) element.dispatchEvent(new CustomEvent("dap:hent"));
    plan();
  };
  element.addEventListener("htmx:afterRequest", (h) => {
    if (h.detail.elt !== element) return;
    const nytt = h.detail.successful && h.detail.xhr.status !== 204;
    faktor = nytt ? 1 : Math.min(faktor * (h.detail.successful ? 1.2 : 2), LENGST);
  });
  for (const hendelse of ["keydown", "pointerdown"]) {
    document.addEventListener(hendelse, () => {
      if (faktor > 2) {
        faktor = 1;
        plan();
      }
    });
  }
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible" && element.isConnected) {
      faktor = 1;
      spor();
    }
  });
  plan();
}

export function startPolling() {
  forHver("[data-hvert]", hent);
}
