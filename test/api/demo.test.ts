import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as procesos from '../../src/demo/procesos.js';
import * as solicitudes from '../../src/demo/solicitudes.js';
import { PERSONAS } from '../../src/demo/usuarios.js';
import type { Json } from '../apoyo/cliente.js';
import { correr, Proceso } from '../apoyo/proceso.js';
import { Servidor } from '../apoyo/servidor.js';

let s: Servidor;
let tardanza: number;
test('x', async () => {
  for (const [col, m] of [['procesos', procesos]] as const) {
  s = await Servidor.abrir({ RELOJ_INICIO: m.INICIO });
  const antes = performance.now();
  await m.sembrar(s.sistema);
  console.log(performance.now() - antes);
  const casos = await s.elementos(`/api/${col}?limite=200&orden=creado`);
  const ahora = (await s.get('/api/reloj')).cuerpo.ahora;
  for (const { id } of casos) {
    const c = await s.bien(200, s.get(`/api/${col}/${id}`));
    console.log(c.numero, c.situacion, c.datos.tipo ?? '', (c.datos.descripcion ?? c.datos.objeto).slice(0, 40), JSON.stringify(c.datos.items?.map((i: Json) => i.situacion) ?? ''), c.plazos.filter((p: Json) => p.estado === 'corriendo' || p.estado === 'vencido').map((p: Json) => `${p.regla}:${p.estado}:${p.vence}`).join(' '));
  }
  console.log(ahora, (await s.get('/api/hoy')).texto.slice(0, 1500));
  await s.cerrar();
  }
});
