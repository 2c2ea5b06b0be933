// On a wide screen a card opens beside the board; on a narrow one, and with a key held down, the
// link goes to the activity's own page as links do.
import htmx from "htmx.org";

const BRED = window.matchMedia("(min-width: 1200px)");
const SIDEN = "#innhold > .dap-side > *";

function vanligKlikk(h) {
  return !h.defaultPrevented && h.button === 0 && !h.metaKey && !h.ctrlKey && !h.shiftKey && !h.altKey;
}

export function startSidepanel() {
  const panel = document.getElementById("plan-panel");
  if (!panel) return;
  const innhold = document.getElementById("plan-panel-innhold");
  let adresse = "";

  document.addEventListener("click", async (h) => {
    const lenke = h.target.closest?.("#plan .dap-kort__lenke");
    if (!lenke || !BRED.matches || !vanligKlikk(h)) return;
    h.preventDefault();
    adresse = lenke.getAttribute("href");
    panel.querySelector("[data-panel-lenke]").href = adresse;
    await htmx.ajax("GET", adresse, { target: innhold, select: SIDEN, swap: "innerHTML" });
    if (!innhold.firstElementChild) return;
    if (!panel.open) panel.show();
    panel.scrollTop = 0;
    const tittel = innhold.querySelector("h1");
    if (tittel) {
      tittel.tabIndex = -1;
      tittel.focus();
    }
  });

  document.addEventListener("keydown", (h) => {
    if (h.key === "Escape" && panel.open && !document.querySelector("details[data-meny][open]")) panel.close();
  });

  panel.addEventListener("close", async () => {
    innhold.replaceChildren();
    // What was done beside the board shows on it.
    await htmx.ajax("GET", location.href, { target: "#plan-visning", swap: "outerHTML" });
    document.querySelector(`#plan .dap-kort__lenke[href="${adresse}"]`)?.focus();
  });
}
