/* Tables that sort, search and filter. Without this script they are plain tables with all their rows. */
"use strict";

for (const element of document.querySelectorAll("table.browse")) {
    const table = new DataTable(element, {
        autoWidth: false,
        info: true,
        language: { search: "Search this table", info: "_TOTAL_ rows", infoEmpty: "No row", infoFiltered: "of _MAX_" },
        layout: { topStart: "search", topEnd: null, bottomStart: "info", bottomEnd: null },
        order: [], // as the page has them
        paging: false,
    });
    const place = table.table().container().querySelector(".dt-search").parentElement;
    element.querySelectorAll("th[data-filter]").forEach(header => place.append(filter(table, header)));
    showTarget();
    window.addEventListener("hashchange", showTarget);
}

/** A field that keeps the rows of one group: the groups are those of the cells (`data-group`). */
function filter(table, header) {
    const column = table.column(header);
    const groups = column.nodes().toArray().map(cell => cell.dataset.group);
    const field = document.createElement("div");
    const label = document.createElement("label");
    const select = document.createElement("select");
    select.id = label.htmlFor = `filter-${column.index()}`;
    label.append(header.dataset.filter);
    select.append(new Option("all", ""), ...[...new Set(groups)].sort().map(group => new Option(group)));
    select.addEventListener("change", () => {
        column.search.fixed("group", (text, row, index) => !select.value || groups[index] === select.value).draw();
    });
    field.className = "filter";
    field.append(label, select);
    return field;
}

/** Scroll to the row that the address names: sorting and filtering have moved it. */
function showTarget() {
    const id = decodeURIComponent(location.hash.slice(1));
    if (id) document.getElementById(id)?.scrollIntoView();
}
