// Without this script the page works by its links alone. With it, story and transcript keep in step.
(() => {
  "use strict";
  const $ = (id) => document.getElementById(id);
  const says = [...document.querySelectorAll(".say")];
  const numberOf = (element) => element.id.slice(1);
  const marks = (n) => document.querySelectorAll("mark.e" + n);
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const wide = matchMedia("(min-width: 62rem)");
  const show = (element, block) =>
    element && element.scrollIntoView({ block, behavior: calm.matches ? "auto" : "smooth" });

  function choose() {
    const match = /^#([se])(\d+)$/.exec(location.hash);
    document.querySelectorAll("[aria-current]").forEach((e) => e.removeAttribute("aria-current"));
    if (!match) { $("heard").textContent = ""; return; }
    const [, side, n] = match;
    if (!$("s" + n) || !$("e" + n)) return;
    $("s" + n).setAttribute("aria-current", "true");
    document.querySelectorAll('.back[href="#s' + n + '"]').forEach((e) => e.setAttribute("aria-current", "true"));
    if (wide.matches) show($((side === "s" ? "e" : "s") + n), side === "s" ? "center" : "nearest");
    const words = [...marks(n)].map((m) => m.textContent).join(" … ");
    $("heard").textContent = side === "e" ? "Source: " + words : "Story: " + $("s" + n).firstChild.textContent;
  }

  function clear() {
    if (!location.hash) return;
    history.replaceState(null, "", location.pathname + location.search + "#");
    choose();
  }

  function warm(numbers, on) {
    for (const n of numbers) {
      if ($("s" + n)) $("s" + n).classList.toggle("hot", on);
      marks(n).forEach((m) => m.classList.toggle("hot", on));
    }
  }

  for (const say of says) {
    say.addEventListener("pointerenter", () => warm([numberOf(say)], true));
    say.addEventListener("pointerleave", () => warm([numberOf(say)], false));
    say.addEventListener("click", (event) => {
      // On a wide page the reader stays in the story; a selection is no click.
      if (String(getSelection())) { event.preventDefault(); return; }
      if (wide.matches && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
        event.preventDefault();
        if (location.hash !== say.hash) history.pushState(null, "", say.hash);
        choose();
        show($("e" + numberOf(say)), "center");
      }
    });
    // The arrow keys move from sentence to sentence, only while one has the focus.
    say.addEventListener("keydown", (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      const next = step && says[says.indexOf(say) + step];
      if (!next) return;
      event.preventDefault();
      next.focus();
      next.click();
    });
  }
  document.querySelectorAll("mark").forEach((mark) => {
    const numbers = mark.dataset.s.split(" ");
    mark.addEventListener("pointerenter", () => warm(numbers, true));
    mark.addEventListener("pointerleave", () => warm(numbers, false));
    mark.addEventListener("click", () => {
      if (String(getSelection())) return;
      // Chosen again, a passage with several sentences goes on to the next of them.
      const at = numbers.indexOf(location.hash.slice(2));
      location.hash = "s" + numbers[(at + 1) % numbers.length];
    });
  });
  addEventListener("keydown", (event) => { if (event.key === "Escape") clear(); });
  addEventListener("hashchange", choose);
  addEventListener("popstate", choose);
  choose();
})();
