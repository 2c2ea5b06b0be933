// <button data-kopier="id"> copies what stands in the element, without its spaces.
import { vis } from "./melding.js";
import { forHver } from "./verktoy.js";

export function startKopier() {
  if (!navigator.clipboard) return;
  forHver("[data-kopier]", (knapp) => {
    knapp.hidden = false;
    knapp.addEventListener("click", async () => {
      const kilde = document.getElementById(knapp.dataset.kopier);
      await navigator.clipboard.writeText(kilde.textContent.replace(/\s/g, ""));
      vis({ tekst: knapp.dataset.kopiert });
    });
  });
}
