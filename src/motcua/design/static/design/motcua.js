/* What makes pages quicker to use. Every page works without it. */
(function () {
  "use strict";
  var typing = function (target) {
    return target.closest("input, textarea, select, [contenteditable]") !== null;
  };

  // An error summary takes the focus, so that a screen reader begins there.
  var summary = document.querySelector(".errsum");
  if (summary) summary.focus();

  // A form is sent once, however often its button is pressed; the server checks it again.
  document.addEventListener("submit", function (event) {
    var form = event.target;
    if ((form.method || "").toLowerCase() !== "post") return;
    if (!navigator.onLine) { event.preventDefault(); tellConnection(); return; }
    if (form.dataset.sent === "yes") { event.preventDefault(); return; }
    form.dataset.sent = "yes";
    // Free again when one comes back to the page, or when an answer does not come.
    window.addEventListener("pageshow", function () { form.dataset.sent = ""; }, { once: true });
    window.setTimeout(function () { form.dataset.sent = ""; }, 8000);
  });

  // Without a connection nothing is sent: the browser's error page would cover what was typed.
  var notice = document.createElement("div");
  notice.className = "offline";
  notice.setAttribute("role", "alert");
  document.body.appendChild(notice);
  var tellConnection = function () {
    notice.textContent = navigator.onLine ? "" : document.documentElement.dataset.offline;
  };
  window.addEventListener("offline", tellConnection);
  window.addEventListener("online", tellConnection);

  // A question that depends on another of its page is shown when it counts.
  var dependent = document.querySelectorAll("[data-shown-by]");
  var reveal = function () {
    dependent.forEach(function (field) {
      var values = field.dataset.shownFor.split(" ");
      var inputs = document.getElementsByName(field.dataset.shownBy);
      field.hidden = !Array.prototype.some.call(inputs, function (input) {
        var chosen = input.type === "radio" || input.type === "checkbox" ? input.checked : true;
        return chosen && values.indexOf(input.value) >= 0;
      });
      var words = field.querySelector(".if");
      if (words) words.hidden = true;
    });
  };
  if (dependent.length) { document.addEventListener("change", reveal); reveal(); }

  // A button that prints the page.
  document.addEventListener("click", function (event) {
    var button = event.target.closest("[data-print]");
    if (button) { event.preventDefault(); window.print(); }
  });

  if (!document.body.classList.contains("desk")) return;

  // The desk by keyboard: "/" search, "j" and "k" move, "enter" opens (it is a link), "?" help.
  var rows = Array.prototype.slice.call(document.querySelectorAll("table.grid tbody tr[data-href]"));
  var at = -1;
  var move = function (step) {
    if (!rows.length) return;
    if (at >= 0) rows[at].classList.remove("cur");
    at = Math.max(0, Math.min(rows.length - 1, at + step));
    rows[at].classList.add("cur");
    var link = rows[at].querySelector("a");
    if (link) link.focus();
    rows[at].scrollIntoView({ block: "nearest" });
  };
  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if (event.key === "/") { event.preventDefault(); document.getElementById("tim").focus(); }
    if (event.key === "j") move(1);
    if (event.key === "k") move(-1);
    if (event.key === "?") {
      var help = document.getElementById("phim-tat");
      if (help) { help.open = !help.open; help.scrollIntoView({ block: "nearest" }); }
    }
  });
})();
