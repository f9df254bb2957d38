import { solicitudCompleta } from '../apoyo/sistema.js';
import { crecimiento, enviarMiB, recorrer } from '../documentos/caudal.js';
import { enCarpeta } from './carpeta.js';
import { afirmar, type Medida, mediana, milisegundosDesde } from './medir.js';
import { Conexion, FICHA, Servidor } from './servidor.js';

const banco = 'subida';
const MIB = 200;
const VUELTAS = 3;

/** A document of 200 MB uploaded and downloaded: how much the memory of the server grows, and how fast it goes. */
export async function subida(): Promise<Medida[]> {
  const servidor = await Servidor.sistema(enCarpeta('subida.db'));
  const conexion = new Conexion(servidor.url);
  try {
    const { estado, texto } = await conexion.pedir('POST', '/api/solicitudes', solicitudCompleta());
    afirmar(estado === 201, `El caso no nació: ${texto}`);
    const { id } = JSON.parse(texto) as { id: string };
    const subir = (mib: number) => enviarMiB(servidor.url, FICHA, id, mib);
    for (let i = 0; i < 3; i++) await subir(2);
    const pid = servidor.proceso.pid as number;
    const muestras = { sube: [] as number[], baja: [] as number[], caudal: [] as number[] };
    for (let i = 0; i < VUELTAS; i++) {
      let documento = '';
      const inicio = process.hrtime.bigint();
      const sube = await crecimiento(pid, async () => {
        const r = await subir(MIB);
        afirmar(r.estado === 201, `La subida respondió ${r.estado}: ${r.texto}`);
        documento = (JSON.parse(r.texto) as { id: string }).id;
      });
      muestras.caudal.push((MIB * 1000) / milisegundosDesde(inicio));
      muestras.sube.push(sube);
      muestras.baja.push(await crecimiento(pid, () => recorrer(servidor.url, FICHA, documento)));
    }
    const peor = (m: readonly number[]) => Math.max(...m);
    return [
      {
        banco,
        que: 'subir 200 MB: memoria que crece',
        valor: peor(muestras.sube),
        unidad: 'MiB',
        meta: ['≤', 20],
      },
      {
        banco,
        que: 'bajar 200 MB: memoria que crece',
        valor: peor(muestras.baja),
        unidad: 'MiB',
        meta: ['≤', 20],
      },
      { banco, que: 'subir 200 MB', valor: mediana(muestras.caudal), unidad: 'MB/s' },
    ];
  } finally {
    conexion.cerrar();
    await servidor.parar();
  }
}
