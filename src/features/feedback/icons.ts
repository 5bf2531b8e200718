/** Thumbs. */
import {svg} from 'lit';
import {icon} from '../../view/icon.js';

const hand = svg`<path d="M8 10.500v8.500H5.500A1.500 1.500 0 0 1 4 17.500V12a1.500 1.500 0 0 1 1.500-1.500H8Zm0 0 3.600-6.200a.6.6 0 0 1 .5-.3c1.300 0 2.300 1.100 2.100 2.400l-.6 3.600h4.200a2 2 0 0 1 2 2.400l-1 5a2 2 0 0 1-2 1.600H8"/>`;

export const likeIcon = icon(hand);
export const dislikeIcon = icon(svg`<g transform="rotate(180 12 12)">${hand}</g>`);
