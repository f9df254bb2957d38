import { maquinaDeLaTabla } from './maquina.mjs';

// Its SDK asks Node 22 for this; on Node 20 it is all it lacks.
Promise.withResolvers ??= () => {
  const hecha = {};
  hecha.promise = new Promise((resolve, reject) => Object.assign(hecha, { resolve, reject }));
  return hecha;
};
const restate = await import('@restatedev/restate-sdk');
const { xstate } = await import('@restatedev/xstate');

// The service Restate calls: the statechart as its XState package serves it. Its log of every delivery is off.
restate.serve({
  services: [xstate('veinte', maquinaDeLaTabla(true))],
  port: Number(process.env.PORT),
  logger: () => undefined,
});
