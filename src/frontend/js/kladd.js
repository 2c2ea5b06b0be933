// Drafts: <form data-kladd="/address"> is sent 800 ms after the last key, when something changed.
// The place the draft belongs to is the form's hidden field kladd_sted, else the page's address.
import { forHver, post, tekst } from "./verktoy.js";

const VENT = 800;
const ALDRI = new Set(["csrfmiddlewaretoken", "nokkel", "versjon", "kladd_sted"]);
const lagrere = new Set();

function innhold(skjema) {
  const ut = new URLSearchParams();
  for (const [navn, verdi] of new FormData(skjema)) {
    if (!ALDRI.has(navn) && typeof verdi === "string") ut.append(navn, verdi);
  }
  return ut;
}

function statuslinje(skjema) {
  const linje = skjema.querySelector("[data-kladd-status]");
  if (linje) return linje;
  const ny = document.createElement("p");
  ny.className = "dap-kladd";
  ny.dataset.kladdStatus = "";
  ny.setAttribute("role", "status");
  const knapper = skjema.querySelector(".dap-skjema__knapper");
  if (knapper) knapper.before(ny);
  else skjema.append(ny);
  return ny;
}

function folg(skjema) {
  const linje = statuslinje(skjema);
  let lagret = innhold(skjema).toString();
  let tid;
  let sendt = false;

  async function lagre({ keepalive = false } = {}) {
    clearTimeout(tid);
    if (sendt || !skjema.isConnected) return;
    const naa = innhold(skjema);
    const avtrykk = naa.toString();
    if (avtrykk === lagret) return;
    naa.append("sted", skjema.elements.kladd_sted?.value || location.pathname);
    try {
      const svar = await post(skjema.dataset.kladd, naa, { keepalive });
      if (!svar.ok) throw new Error(svar.status);
      lagret = avtrykk;
      linje.textContent = tekst("kladdLagret");
    } catch {
      linje.textContent = tekst("kladdIkkeLagret");
    }
  }

  const senere = () => {
    clearTimeout(tid);
    tid = setTimeout(lagre, VENT);
  };
  skjema.addEventListener("input", senere);
  skjema.addEventListener("change", senere);
  // A draft must not be written after the form itself has been sent.
  skjema.addEventListener("submit", () => {
    sendt = true;
    clearTimeout(tid);
  });
  skjema.addEventListener("htmx:afterRequest", (h) => {
    if (h.detail.elt !== skjema) return;
    sendt = false;
    if (!h.detail.successful) return;
    lagret = innhold(skjema).toString();
    linje.textContent = "";
  });
  lagrere.add({ skjema, lagre });
}

/** Save everything that waits; used before the page or the session goes away. */
export function lagreAlt(valg) {
  const jobber = [];
  for (const lagrer of lagrere) {
    if (lagrer.skjema.isConnected) jobber.push(lagrer.lagre(valg));
    else lagrere.delete(lagrer);
  }
  return Promise.all(jobber);
}

export function startKladd() {
  forHver("form[data-kladd]", folg);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") lagreAlt({ keepalive: true });
  });
}
