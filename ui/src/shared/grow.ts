/** A text area that is as high as its words. */
export function grow(area: HTMLTextAreaElement): () => void {
  const fit = () => {
    area.style.height = 'auto';
    area.style.height = `${area.scrollHeight + area.offsetHeight - area.clientHeight}px`;
  };
  const observer = new ResizeObserver(fit);
  observer.observe(area);
  area.addEventListener('input', fit);
  fit();
  return () => {
    observer.disconnect();
    area.removeEventListener('input', fit);
  };
}
