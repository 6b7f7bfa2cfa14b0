// Unfolding: what a reader opens comes into view, as much of it as there is room for.
const FOLDED = ".usecase-more > summary, .usecase-affected > summary";

document.addEventListener("click", ({ target }) => {
  const folded = target.closest?.(FOLDED)?.parentElement;
  if (folded && !folded.open) {
    setTimeout(() => {
      const isTall = folded.offsetHeight > innerHeight * 0.8;
      folded.scrollIntoView({ block: isTall ? "start" : "nearest", behavior: "instant" });
    });
  }
});
