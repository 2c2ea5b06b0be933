// axe-core judges every text by itself, thousands of times the same two colours. Here each pair of
// colours is judged once in a run, wherever it is met: what was found good goes back to the test,
// which says so to the next page. A text is judged anew whenever something else than what it stands
// in may lie behind it, and whenever axe did not find it good.
(() => {
  const ALT = { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] }
  // The rules that look at colours: all that the second theme can break (frontend/test_bygg.py).
  const FARGER = { type: "rule", values: ["color-contrast", "link-in-text-block"] }
  const regel = axe._audit.rules.find(r => r.id === "color-contrast")
  const prove = axe._audit.checks["color-contrast"]
  const { matches } = regel
  const { evaluate } = prove
  const BILDE = "a picture"
  const SLOR = "seen through"
  let kjente, gode, bunner, uaktuelle

  // Where an element is not, or not alone, on what it stands in.
  const flyttet = s =>
    !["static", "relative"].includes(s.position) || s.float !== "none" || s.transform !== "none" ||
    s.margin.includes("-") || s.gridRowStart !== "auto" || s.gridColumnStart !== "auto"
  const medSlor = s => s.opacity !== "1" || s.filter !== "none" || s.mixBlendMode !== "normal"
  const del = e => `${e.tagName}.${e.className}`

  // What is behind a text. Whatever is moved is known by the part it is of, and the width.
  const lesBunn = e => {
    const s = getComputedStyle(e)
    const under = bunn(e.parentElement)
    if (under === SLOR || medSlor(s)) return SLOR
    if (s.backgroundImage !== "none") return BILDE
    const farge = s.backgroundColor
    if (farge.startsWith("rgb(")) return farge
    if (under === BILDE) return BILDE
    const sted = flyttet(s) ? ` ${del(e.parentElement)} ${del(e)} ${innerWidth}` : ""
    return (farge === "rgba(0, 0, 0, 0)" ? "" : `${farge} `) + under + sted
  }
  const bunn = e => {
    if (!e) return ""
    if (!bunner.has(e)) bunner.set(e, lesBunn(e))
    return bunner.get(e)
  }
  const par = e => {
    const under = bunn(e)
    if (under === SLOR || under === BILDE) return null
    const s = getComputedStyle(e)
    const [stor, fet] = [s.fontSize, s.fontWeight]
    return [s.webkitTextFillColor, s.webkitTextStroke, s.textShadow, stor, fet, under].join("|")
  }
  const harTekst = e =>
    ["INPUT", "SELECT", "TEXTAREA"].includes(e.tagName) ||
    [...e.childNodes].some(n => n.nodeType === Node.TEXT_NODE && n.data.trim())

  const erNy = e => harTekst(e) && !kjente.has(par(e))

  regel.matches = (e, ...andre) => {
    if (!erNy(e)) return false
    const gjelder = matches(e, ...andre)
    if (!gjelder) uaktuelle.add(e)
    return gjelder
  }
  prove.evaluate = function (e, ...andre) {
    let funn
    const svar = evaluate.call({ ...this, data: d => this.data((funn = d)) }, e, ...andre)
    const under = svar === true && funn?.contrastRatio ? par(e) : null
    if (under) gode.add(under)
    return svar
  }

  const kjennesPaaFargen = a => {
    const s = getComputedStyle(a)
    return s.display === "inline" && s.textDecorationLine === "none"
  }
  const ingenNye = () =>
    ![...document.body.querySelectorAll("*")].some(e => !uaktuelle.has(e) && erNy(e)) &&
    ![...document.links].some(kjennesPaaFargen)

  // `bareFarger`: the page was looked at by every rule just now, in the other theme.
  window.sjekkSiden = async (bareFarger, kjenteFoer) => {
    kjente = new Set(kjenteFoer)
    gode = new Set()
    bunner = new Map()
    if (!bareFarger) uaktuelle = new Set()
    if (bareFarger && ingenNye()) return { feil: [], gode: [] }
    const runOnly = bareFarger ? FARGER : ALT
    const { violations } = await axe.run(document, { runOnly, resultTypes: ["violations"] })
    const feil = violations.map(v => `${v.id}: ${v.help}\n` + v.nodes.map(n =>
      `    ${n.target.join(" ")}\n      ` + n.any.concat(n.all).map(p => p.message).join("; ")).join("\n"))
    return { feil, gode: [...gode] }
  }
})()
