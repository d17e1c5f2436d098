/* On paper nothing is folded: who states a figure is printed with it. */
"use strict";

const folded = () => document.querySelectorAll("article details:not([open])");
let opened = [];
window.addEventListener("beforeprint", () => {
    opened = [...folded()];
    opened.forEach(details => (details.open = true));
});
window.addEventListener("afterprint", () => opened.forEach(details => (details.open = false)));
