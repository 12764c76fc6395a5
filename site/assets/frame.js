// Light or dark before the first paint, and the button that changes it. Everything else works without a script.
(function () {
  "use strict";
  var root = document.documentElement;
  var prefersDark = window.matchMedia("(prefers-color-scheme: dark)");

  function chosen() {
    try { return localStorage.getItem("scheme"); } catch (e) { return null; }
  }
  function isDark() {
    var scheme = chosen();
    return scheme ? scheme === "dark" : prefersDark.matches;
  }
  function show() {
    root.setAttribute("data-md-color-scheme", isDark() ? "slate" : "default");
    var button = document.querySelector(".scheme");
    if (button) {
      button.textContent = button.getAttribute(isDark() ? "data-light" : "data-dark");
      button.hidden = false;
    }
  }

  show();
  prefersDark.addEventListener("change", show);
  document.addEventListener("DOMContentLoaded", function () {
    show();
    var button = document.querySelector(".scheme");
    if (!button) return;
    button.addEventListener("click", function () {
      try { localStorage.setItem("scheme", isDark() ? "light" : "dark"); } catch (e) { return; }
      show();
    });
  });
})();
