const [width, height] = [200, 64];

/**
 * A picture of some digits. It is drawn in the reader's own browser, so it guards nothing; it is there to be seen.
 * @param {string} digits
 */
export function drawCode(digits) {
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const context = canvas.getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.fillStyle = context.strokeStyle = '#1b2625';
  context.font = '600 38px sans-serif';
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  const step = width / (digits.length + 1);
  [...digits].forEach((digit, n) => {
    context.setTransform(1, 0, 0, 1, step * (n + 1), height / 2 + 6 * Math.sin(n * 2 + Number(digit)));
    context.rotate((Math.random() - 0.5) / 2);
    context.fillText(digit, 0, 0);
  });
  context.resetTransform();
  context.lineWidth = 2;
  context.beginPath();
  context.moveTo(8, height * Math.random());
  context.bezierCurveTo(width / 3, 0, width / 2, height, width - 8, height * Math.random());
  context.stroke();
  return { src: canvas.toDataURL(), width, height };
}
