/** Files that the gallery's visitors send. */

const {send} = XMLHttpRequest.prototype;
/** Of a film of that name a part is on its way, and stays there. */
XMLHttpRequest.prototype.send = function (body) {
  if (body instanceof FormData && body.get('file')?.name === film.name)
    this.upload.dispatchEvent(
      new ProgressEvent('progress', {lengthComputable: true, loaded: 62, total: 100}),
    );
  else send.call(this, body);
};
export const film = new File([new Uint8Array(4_800_000)], 'ridge-at-dawn.mp4', {type: 'video/mp4'});

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
