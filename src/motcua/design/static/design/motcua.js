/* What makes pages quicker to use. Every page works without it. */
(function () {
  "use strict";
  var typing = function (target) {
    return target.closest("input, textarea, select, [contenteditable]") !== null;
  };

  // An error summary takes the focus, so that a screen reader begins there.
  var summary = document.querySelector(".errsum, .asksum");
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

  // What the server knows while somebody types; only the last question's answer counts.
  var asker = function (pause) {
    var waiting = 0, number = 0;
    return function (address, answer) {
      var mine = ++number;
      window.clearTimeout(waiting);
      waiting = window.setTimeout(function () {
        window.fetch(address, { headers: { Accept: "application/json" } })
          .then(function (response) { return response.ok ? response.json() : null; })
          .then(function (found) { if (found && mine === number) answer(found); })
          .catch(function () { /* Without an answer the page works as it does without script. */ });
      }, pause);
    };
  };

  // A large photograph is made smaller before it is sent; it stands upright then, and says no
  // longer where it was taken. Should anything fail, it is sent as it is.
  var LONG_EDGE = 2400, SMALL = 1500000;
  var shrunk = function (file) {
    if (!/^image\/(jpeg|png|webp)$/.test(file.type) || file.size < SMALL) return Promise.resolve(file);
    return window.createImageBitmap(file, { imageOrientation: "from-image" }).then(function (picture) {
      var scale = Math.min(1, LONG_EDGE / Math.max(picture.width, picture.height));
      var canvas = document.createElement("canvas");
      canvas.width = Math.round(picture.width * scale);
      canvas.height = Math.round(picture.height * scale);
      canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
      return new Promise(function (done) { canvas.toBlob(done, "image/jpeg", 0.85); });
    }).then(function (smaller) {
      if (!smaller || smaller.size >= file.size) return file;
      var name = file.name.replace(/\.[^.]*$/, "") + ".jpg";
      return new File([smaller], name, { type: "image/jpeg", lastModified: file.lastModified });
    }).catch(function () { return file; });
  };
  document.addEventListener("change", function (event) {
    var input = event.target;
    if (input.type !== "file" || !input.dataset.shrink || !window.createImageBitmap) return;
    Promise.all(Array.prototype.map.call(input.files, shrunk)).then(function (files) {
      var kept = new DataTransfer();
      files.forEach(function (file) { kept.items.add(file); });
      input.files = kept.files;
    });
  });

  // Numbers are read back in words.
  document.querySelectorAll("output[data-reads]").forEach(function (output) {
    var input = document.getElementById(output.htmlFor.value), ask = asker(250);
    if (!input) return;
    input.addEventListener("input", function () {
      var query = "?loai=" + output.dataset.reads + "&so=" + encodeURIComponent(input.value);
      ask("/tro-giup/doc-so/" + query, function (found) {
        var words = found.words + (output.dataset.reads === "money" ? "" : " " + output.dataset.unit);
        output.textContent = found.words ? output.dataset.before + ": " + words.trim() : "";
      });
    });
  });

  // Communes of today while one types, also by former names: a combobox with a list.
  document.querySelectorAll("input[data-communes]").forEach(function (input, number) {
    var ask = asker(150), chosen = -1, list = document.createElement("ul");
    var province = document.getElementById(input.dataset.province);
    var told = document.createElement("span");
    list.id = "communes-" + number;
    list.hidden = true;
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", input.labels[0].textContent);
    told.className = "vh";
    told.setAttribute("role", "status");
    input.removeAttribute("list");
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-controls", list.id);
    input.setAttribute("aria-expanded", "false");
    input.parentNode.classList.add("combo");
    input.parentNode.append(list, told);
    var close = function () {
      list.hidden = true;
      chosen = -1;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    };
    var point = function (at) {
      chosen = at;
      Array.prototype.forEach.call(list.children, function (one, i) {
        one.setAttribute("aria-selected", String(i === at));
        if (i === at) one.scrollIntoView({ block: "nearest" });
      });
      input.setAttribute("aria-activedescendant", list.children[at].id);
    };
    var take = function (option) {
      input.value = option.dataset.name;
      province.value = option.dataset.province;
      close();
    };
    var show = function (found) {
      list.textContent = "";
      found.communes.forEach(function (one, i) {
        var option = document.createElement("li"), before = document.createElement("small");
        option.id = list.id + "-" + i;
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        option.lang = "vi";
        option.dataset.name = one.name;
        option.dataset.province = one.province;
        option.textContent = one.province === province.value ? one.name : one.name + ", " + one.province_name;
        if (one.before) { before.textContent = "← " + one.before; option.appendChild(before); }
        list.appendChild(option);
      });
      var many = found.communes.length;
      told.textContent = many ? input.dataset.many.replace("{n}", many) : input.dataset.none;
      if (!many || document.activeElement !== input) { close(); return; }
      list.hidden = false;
      chosen = -1;
      input.setAttribute("aria-expanded", "true");
    };
    input.addEventListener("input", function () {
      if (input.value.trim().length < 2) { close(); return; }
      var query = "?tinh=" + encodeURIComponent(province.value) + "&q=" + encodeURIComponent(input.value);
      ask(input.dataset.communes + query, show);
    });
    input.addEventListener("keydown", function (event) {
      var many = list.children.length;
      if (list.hidden || !many) return;
      if (event.key === "ArrowDown") { event.preventDefault(); point((chosen + 1) % many); }
      if (event.key === "ArrowUp") { event.preventDefault(); point(chosen <= 0 ? many - 1 : chosen - 1); }
      if (event.key === "Enter" && chosen >= 0) { event.preventDefault(); take(list.children[chosen]); }
      if (event.key === "Escape") { event.preventDefault(); close(); }
    });
    // Before the input loses the focus, so that the list still stands.
    list.addEventListener("mousedown", function (event) {
      var option = event.target.closest("[role=option]");
      if (option) { event.preventDefault(); take(option); }
    });
    input.addEventListener("blur", close);
  });

  // A button that prints the page.
  document.addEventListener("click", function (event) {
    var button = event.target.closest("[data-print]");
    if (button) { event.preventDefault(); window.print(); }
  });

  if (!document.body.classList.contains("desk")) return;

  // The designer: the chosen blank is brought into sight, and the phone shows words while typed.
  var word = document.querySelector(".word"), chosen = document.querySelector(".word .sel");
  if (word && chosen) {
    word.scrollTop += chosen.getBoundingClientRect().top - word.getBoundingClientRect().top - word.clientHeight / 3;
  }
  document.addEventListener("input", function (event) {
    var id = event.target.dataset.mirror;
    if (!id) return;
    var shown = document.querySelector('.phone label[for="' + id + '"], .phone [data-label-of="' + id + '"]');
    if (shown && shown.firstChild) shown.firstChild.nodeValue = event.target.value;
  });

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
