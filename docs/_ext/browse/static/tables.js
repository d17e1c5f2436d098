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
        search: { boundary: true }, // words from their start
    });
    const place = table.table().container().querySelector(".dt-search").parentElement;
    element.querySelectorAll("th[data-filter]").forEach(header => place.append(filter(table, header)));
    showTarget();
    window.addEventListener("hashchange", showTarget);
}

/** The groups that a cell belongs to: one (`data-group`), or a list of them (`data-groups`). */
function groupsOf(cell) {
    return cell.dataset.groups ? JSON.parse(cell.dataset.groups) : [cell.dataset.group];
}

/** A field that keeps the rows of one group: the groups are those of the cells. */
function filter(table, header) {
    const column = table.column(header);
    const groups = column.nodes().toArray().map(groupsOf);
    const field = document.createElement("div");
    const label = document.createElement("label");
    const select = document.createElement("select");
    select.id = label.htmlFor = `filter-${column.index()}`;
    label.append(header.dataset.filter);
    select.append(new Option("all", ""), ...[...new Set(groups.flat())].sort().map(group => new Option(group)));
    select.addEventListener("change", () => {
        const keep = (text, row, index) => !select.value || groups[index].includes(select.value);
        column.search.fixed("group", keep).draw();
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
