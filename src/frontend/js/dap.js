// Everything here only makes the pages quicker: each of them works without it.
import htmx from "htmx.org";
import { startFelt } from "./felt.js";
import { startKladd } from "./kladd.js";
import { startKopier } from "./kopier.js";
import { startMeny } from "./meny.js";
import { startMelding } from "./melding.js";
import { startOkt } from "./okt.js";
import { startPolling } from "./polling.js";
import { startSidepanel } from "./sidepanel.js";
import { startSwap } from "./swap.js";
import { startTavle } from "./tavle.js";
import { startVelg } from "./velg.js";

window.htmx = htmx;

function start() {
  document.documentElement.dataset.js = "";
  startMelding();
  startSwap();
  startMeny();
  startFelt();
  startKladd();
  startOkt();
  startKopier();
  startPolling();
  startTavle();
  startSidepanel();
  startVelg();
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
else start();
