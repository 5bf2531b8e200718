/** Files that the gallery's visitors send. */

export const tent = new File(['Two people, two doors, 1.9 kg.'], 'drift-2.txt', {type: 'text/plain'});
export const picture = () =>
  new Promise((resolve) => {
    const canvas = Object.assign(document.createElement('canvas'), {width: 240, height: 160});
    const pen = canvas.getContext('2d');
    pen.fillStyle = '#cfe3d4';
    pen.fillRect(0, 0, 240, 160);
    pen.fillStyle = '#1f6f54';
    pen.fill(new Path2D('m120 30 80 100H40z'));
    canvas.toBlob((blob) => resolve(new File([blob], 'camp.png', {type: 'image/png'})));
  });
