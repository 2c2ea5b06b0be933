// <input data-velg-alle="form"> ticks every box of that form, and says how many are ticked.
import { forHver } from "./verktoy.js";

export function startVelg() {
  forHver("[data-velg-alle]", (alle) => {
    const skjema = document.getElementById(alle.dataset.velgAlle);
    const bokser = () => [...skjema.elements].filter((e) => e.type === "checkbox");
    const tell = () => {
      const valgte = bokser().filter((b) => b.checked).length;
      alle.checked = valgte === bokser().length;
      alle.indeterminate = valgte > 0 && !alle.checked;
      const ut = skjema.querySelector("[data-antall]");
      ut.hidden = !valgte;
      ut.lastElementChild.textContent = valgte;
    };
    alle.closest("[hidden]").hidden = false;
    alle.addEventListener("change", () => {
      for (const b of bokser()) b.checked = alle.checked;
      tell();
    });
    alle.closest("table").addEventListener("change", (h) => h.target !== alle && tell());
    tell();
  });
}
