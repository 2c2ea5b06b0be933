// The session: warn in good time, let the person go on, and save drafts before it ends.
// <body data-okt-utloper-om="seconds" data-okt-varsle-ved="seconds" data-okt-status data-okt-forny>
// and <dialog id="dap-okt">. The server is asked before anything is said: another tab, or htmx, may
// have kept the session alive.
import { lagreAlt } from "./kladd.js";
import { post } from "./verktoy.js";

export function startOkt() {
  const { oktUtloperOm, oktVarsleVed, oktStatus, oktForny } = document.body.dataset;
  const dialog = document.getElementById("dap-okt");
  if (!oktUtloperOm || !dialog) return;

  let utloper = Date.now() + Number(oktUtloperOm) * 1000;
  let varsle = Number(oktVarsleVed) * 1000;
  let ur;

  function vis(del) {
    dialog.querySelector("[data-okt-varsel]").hidden = del !== "varsel";
    dialog.querySelector("[data-okt-slutt]").hidden = del !== "slutt";
    if (!dialog.open) dialog.showModal();
  }

  function planlegg() {
    clearTimeout(ur);
    const igjen = utloper - Date.now();
    // Timers sleep with the machine: never sleep long.
    const vent = dialog.open ? igjen : igjen - varsle;
    ur = setTimeout(sjekk, Math.min(Math.max(vent, 1000), 60_000));
  }

  async function sporTjeneren() {
    const svar = await fetch(oktStatus, { headers: { Accept: "application/json" }, redirect: "manual" });
    if (!svar.ok) return 0;
    const { utloper_om: om, varsle_ved: ved } = await svar.json();
    utloper = Date.now() + om * 1000;
    varsle = ved * 1000;
    return om;
  }

  async function sjekk() {
    if (utloper - Date.now() > varsle) return planlegg();
    try {
      await lagreAlt();
      if ((await sporTjeneren()) <= 0) return vis("slutt");
    } catch {
      // No contact: go by the clock we have.
      if (utloper <= Date.now()) return vis("slutt");
    }
    if (utloper - Date.now() <= varsle) vis("varsel");
    else if (dialog.open) dialog.close();
    planlegg();
  }

  dialog.addEventListener("cancel", (h) => {
    if (!dialog.querySelector("[data-okt-slutt]").hidden) h.preventDefault();
  });
  dialog.querySelector("[data-okt-fortsett]").addEventListener("click", async () => {
    const svar = await post(oktForny).catch(() => null);
    if (!svar) return;
    if (!svar.ok) {
      vis("slutt");
      return;
    }
    utloper = Date.now() + (await svar.json()).utloper_om * 1000;
    dialog.close();
    planlegg();
  });
  // The server's word to htmx that nobody is signed in any more.
  document.addEventListener("okt-utlopt", () => vis("slutt"));
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && planlegg());
  planlegg();
}
