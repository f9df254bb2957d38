import { List, Table, Text } from '@mantine/core';
import { esFecha, esInstante, fechaLarga, momento } from '../formato/fechas';
import { soles } from '../formato/palabras';
import { ETIQUETAS, etiqueta, valorEnPalabras } from '../formularios/etiquetas';

const DE_DINERO = new Set(['monto', 'importe', 'valorReferencial', 'costoParticipacion', 'reduceOferta']);

type Datos = Readonly<Record<string, unknown>>;

const esDatos = (v: unknown): v is Datos => typeof v === 'object' && v !== null && !Array.isArray(v);
const esVacio = (v: unknown) =>
  v === null || v === undefined || v === '' || (Array.isArray(v) && v.length === 0);

function escrito(clave: string, v: string | number | boolean): string {
  if (typeof v === 'boolean') return v ? 'Sí' : 'No';
  if (typeof v === 'number') return String(v);
  if (DE_DINERO.has(clave)) return soles(v);
  if (esInstante(v)) return momento(v);
  if (esFecha(v)) return fechaLarga(v);
  return /^[a-z]+(_[a-z]+)*$/.test(v) && !/^(https?|www)/.test(v) ? valorEnPalabras(v) : v;
}

/** Any datum of a case, in words: texts, dates and amounts as Peru writes them; lists and groups as such. */
export function Valor({ clave, valor }: { clave: string; valor: unknown }) {
  if (esVacio(valor)) return <span className="tenue">—</span>;
  if (Array.isArray(valor)) {
    if (valor.every(esDatos)) return <Filas filas={valor as readonly Datos[]} />;
    return (
      <List size="sm">
        {valor.map((v) => (
          <List.Item key={JSON.stringify(v)}>
            <Valor clave={clave} valor={v} />
          </List.Item>
        ))}
      </List>
    );
  }
  if (esDatos(valor)) {
    if (clave === 'cifras') return <span>Están en la pestaña «Cifras».</span>;
    if ('sobre' in valor && 'compromiso' in valor) return <span>Sellado hasta su apertura</span>;
    return <Lista datos={valor} />;
  }
  return (
    <Text span size="sm" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
      {escrito(clave, valor as string | number | boolean)}
    </Text>
  );
}

function Filas({ filas }: { filas: readonly Datos[] }) {
  const columnas = [...new Set(filas.flatMap((f) => Object.keys(f).filter((k) => !esVacio(f[k]))))];
  return (
    <Table.ScrollContainer minWidth={Math.min(columnas.length * 110, 900)}>
      <Table verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            {columnas.map((c) => (
              <Table.Th key={c}>{etiqueta(c)}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {filas.map((f) => (
            <Table.Tr key={JSON.stringify(f)}>
              {columnas.map((c) => (
                <Table.Td key={c}>
                  <Valor clave={c} valor={f[c]} />
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

/** The data of a case or of an act as a list of names and values. */
export function Lista({ datos, sin = [] }: { datos: Datos; sin?: readonly string[] }) {
  const llenos = Object.entries(datos).filter(([clave, v]) => !esVacio(v) && !sin.includes(clave));
  const conocidosPrimero = llenos.sort(([a], [b]) => Number(!(a in ETIQUETAS)) - Number(!(b in ETIQUETAS)));
  return (
    <dl className="datos">
      {conocidosPrimero.map(([clave, v]) => (
        <div key={clave}>
          <dt>{etiqueta(clave)}</dt>
          <dd>
            <Valor clave={clave} valor={v} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
