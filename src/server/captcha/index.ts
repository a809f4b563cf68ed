export { drawPicture, type Picture } from './draw-picture.js';
export { speakDigits } from './speak-digits.js';
