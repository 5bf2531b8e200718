/** Thumbs. */
import {svg} from 'lit';
import {icon} from '../../view/icon.js';

const hand = svg`<path d="M8 10.5v8.5H5.5A1.5 1.5 0 0 1 4 17.5V12a1.5 1.5 0 0 1 1.5-1.5H8Zm0 0 3.6-6.2a.6.6 0 0 1 .5-.3c1.3 0 2.3 1.1 2.1 2.4l-.6 3.6h4.2a2 2 0 0 1 2 2.4l-1 5a2 2 0 0 1-2 1.6H8"/>`;

export const likeIcon = icon(hand);
export const dislikeIcon = icon(svg`<g transform="rotate(180 12 12)">${hand}</g>`);
