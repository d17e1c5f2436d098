// Wide tables, pictures and code scroll in a box of their own. A box that scrolls takes the focus, so that arrow keys move it;
// one that has room does not, so that Tab passes it by.
const BOXES = ".table-wrapper, .cell_output .text_html, .cell_output .text_html div, .highlight, .highlight pre, .wide-picture";

function scrolls(box) {
    return box.scrollWidth > box.clientWidth && ["auto", "scroll"].includes(getComputedStyle(box).overflowX);
}

function mark() {
    for (const box of document.querySelectorAll(BOXES)) {
        if (!scrolls(box)) {
            ["tabindex", "role", "aria-label"].forEach((name) => box.removeAttribute(name));
            continue;
        }
        box.tabIndex = 0;
        box.setAttribute("role", "group");
        box.setAttribute("aria-label", box.querySelector("table") ? "Wide table" : box.querySelector("img") ? "Wide picture" : "Wide text");
    }
}

mark();
addEventListener("load", mark);
addEventListener("resize", mark);
