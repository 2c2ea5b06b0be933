/** Text in the reader's language; it stands as data attributes on #dap-tekster. */
export function tekst(navn) {
  return document.getElementById("dap-tekster")?.dataset[navn] ?? "";
}

export function csrf() {
  try {
    return JSON.parse(document.body.getAttribute("hx-headers") ?? "{}")["X-CSRFToken"] ?? "";
  } catch {
    return "";
  }
}

/** POST as the page itself would; resolves to the response, rejects when there is no contact. */
export function post(adresse, data, { keepalive = false } = {}) {
  return fetch(adresse, {
    method: "POST",
    body: data ?? new URLSearchParams(),
    headers: { "X-CSRFToken": csrf(), Accept: "application/json" },
    credentials: "same-origin",
    redirect: "manual",
    keepalive,
  });
}

/** Run for each element that is on the page now and for those that htmx brings later. */
export function forHver(velger, gjor) {
  const sett = new WeakSet();
  const finn = (rot) => {
    const treff = [...rot.querySelectorAll(velger)];
    if (rot.matches?.(velger)) treff.push(rot);
    for (const element of treff) {
      if (sett.has(element)) continue;
      sett.add(element);
      gjor(element);
    }
  };
  finn(document);
  document.addEventListener("htmx:load", (h) => finn(h.detail.elt));
}
