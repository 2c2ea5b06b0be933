// Menus are <details data-meny>: close with Escape, with a click outside and when another opens.
function lukk(meny, tilbake) {
  if (!meny.open) return;
  meny.open = false;
  if (tilbake) meny.querySelector("summary")?.focus();
}

export function startMeny() {
  document.addEventListener("keydown", (h) => {
    if (h.key !== "Escape") return;
    const meny = h.target.closest?.("details[data-meny][open]");
    if (meny) lukk(meny, true);
  });
  document.addEventListener("click", (h) => {
    for (const meny of document.querySelectorAll("details[data-meny][open]")) {
      if (!meny.contains(h.target)) lukk(meny, false);
    }
  });
  document.addEventListener("focusin", (h) => {
    for (const meny of document.querySelectorAll("details[data-meny][open]")) {
      if (!meny.contains(h.target)) lukk(meny, false);
    }
  });
}
