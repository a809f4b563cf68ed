export { byteOrderMark, csvRow } from '../../core/csv.js';
