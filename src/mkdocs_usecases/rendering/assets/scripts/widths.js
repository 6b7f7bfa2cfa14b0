// Widths: the heads of a listing that fits stay in sight while its rows go by; one that does not fit goes sideways, for
// which its heads have to stay with it.
const widths = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    target.classList.toggle("usecase-fitting", target.scrollWidth <= target.clientWidth);
  }
});

onPage(() => {
  widths.disconnect();
  document.querySelectorAll(".usecase-list").forEach((list) => widths.observe(list));
});
