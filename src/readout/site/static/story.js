// Without this script story and transcript hang together by their links alone. With it they keep in step.
(() => {
  "use strict";
  const heard = document.getElementById("heard");
  const says = [...document.querySelectorAll(".say[data-p]")];
  const marks = [...document.querySelectorAll("mark[data-p]")];
  if (!heard || !says.length) return;
  const numbers = (element) => element.dataset.p.split(" ");
  const byNumber = (elements) => {
    const map = new Map();
    for (const element of elements)
      for (const n of numbers(element)) map.set(n, [...(map.get(n) || []), element]);
    return map;
  };
  const marksOf = byNumber(marks), saysOf = byNumber(says);
  const all = (map, element) => numbers(element).flatMap((n) => map.get(n) || []);
  const wide = matchMedia("(min-width: 62rem)");
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const show = (element, block) =>
    element && element.scrollIntoView({ block, behavior: calm.matches ? "auto" : "smooth" });
  const lit = (on, ...elements) => elements.forEach((e) => e.classList.toggle("hot", on));
  let chosen = [];

  function choose(say, from) {
    chosen.forEach((e) => e.classList.remove("lit"));
    chosen = say ? [say, ...all(marksOf, say)] : [];
    chosen.forEach((e) => e.classList.add("lit"));
    if (!say) { heard.textContent = ""; return; }
    const words = all(marksOf, say).map((m) => m.textContent).join(" … ");
    heard.textContent = from === "story" ? "Source: " + words : "Story: " + say.querySelector(".to").textContent;
    if (wide.matches) show(from === "story" ? chosen[1] : say, "center");
  }

  for (const say of says) {
    const link = say.querySelector(".to");
    say.addEventListener("pointerenter", () => lit(true, say, ...all(marksOf, say)));
    say.addEventListener("pointerleave", () => lit(false, say, ...all(marksOf, say)));
    link.addEventListener("focus", () => lit(true, say, ...all(marksOf, say)));
    link.addEventListener("blur", () => lit(false, say, ...all(marksOf, say)));
    link.addEventListener("click", (event) => {
      // On a wide page the reader stays in the story; a selection is no click.
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      if (String(getSelection())) { event.preventDefault(); return; }
      if (!wide.matches) return;
      event.preventDefault();
      history.replaceState(null, "", "#" + say.id);
      choose(say, "story");
    });
    // The arrow keys go from sentence to sentence while one has the focus.
    link.addEventListener("keydown", (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      const next = step && says[says.indexOf(say) + step];
      if (!next) return;
      event.preventDefault();
      next.querySelector(".to").focus();
      if (wide.matches) choose(next, "story");
    });
  }
  for (const mark of marks) {
    mark.addEventListener("pointerenter", () => lit(true, mark, ...all(saysOf, mark)));
    mark.addEventListener("pointerleave", () => lit(false, mark, ...all(saysOf, mark)));
    mark.addEventListener("click", () => {
      if (String(getSelection())) return;
      // Chosen again, a passage with several sentences goes on to the next of them.
      // What is told of it comes before the headings that rest on it too.
      const heads = (say) => Boolean(say.closest("h1, h2, h3"));
      const own = all(saysOf, mark).sort((one, other) => heads(one) - heads(other));
      const next = own[(own.indexOf(chosen[0]) + 1) % own.length];
      history.replaceState(null, "", "#" + next.id);
      choose(next, "transcript");
      if (!wide.matches) show(next, "center");
    });
  }
  const arrived = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target && target.classList.contains("say")) choose(target, "story");
  };
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !chosen.length) return;
    history.replaceState(null, "", location.pathname + location.search);
    choose(null);
  });
  addEventListener("hashchange", arrived);
  arrived();
})();
