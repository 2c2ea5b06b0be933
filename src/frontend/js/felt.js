// Form fields: the counter near the limit, sending with Ctrl/Cmd+Enter, sending at once on a choice.
import { forHver, tekst } from "./verktoy.js";

/** Characters as the server counts them: code points, and a line break as one. */
const lengde = (ord) => [...ord.replace(/\r\n/g, "\n")].length;

function tell(felt) {
  const grense = Number(felt.dataset.grense);
  const teller = document.getElementById(`${felt.id}-teller`);
  if (!grense || !teller) return;
  const naer = Math.min(Math.max(20, grense * 0.1), 200);
  const vis = () => {
    const igjen = grense - lengde(felt.value);
    teller.hidden = igjen > naer;
    teller.classList.toggle("aksel-textarea__counter--error", igjen < 0);
    teller.textContent = (igjen < 0 ? tekst("forMange") : tekst("igjen")).replace("ANTALL", Math.abs(igjen));
  };
  felt.addEventListener("input", vis);
  vis();
}

export function startFelt() {
  forHver("[data-grense]", tell);

  document.addEventListener("keydown", (h) => {
    if (h.key !== "Enter" || !(h.ctrlKey || h.metaKey)) return;
    const felt = h.target.closest?.("textarea[data-ctrl-enter]");
    if (!felt?.form) return;
    h.preventDefault();
    felt.form.requestSubmit();
  });

  document.addEventListener("change", (h) => {
    const form = h.target.closest?.("form[data-send-ved-valg]");
    if (form) form.requestSubmit();
  });

  // Without scripts such a form has a button; with them it is in the way.
  forHver("form[data-send-ved-valg] [data-uten-js]", (knapp) => (knapp.hidden = true));
  forHver("[data-bare-js]", (element) => (element.hidden = false));
  forHver("[data-skriv-ut]", (knapp) => knapp.addEventListener("click", () => window.print()));
  forHver("dialog[data-apne]", (dialog) => dialog.showModal());
}
