import { contratoDeStore } from './contrato.js';

contratoDeStore('PostgreSQL');
