export { maskEmail, maskFields, maskPhone } from '../core/mask.js';
