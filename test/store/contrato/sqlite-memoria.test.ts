import { contratoDeStore } from './contrato.js';

contratoDeStore('SQLite en memoria');
