import { ActionIcon, Button, Checkbox, Group, Table, Text, TextInput } from '@mantine/core';
import { soles } from '../formato/palabras';
import { IconoBorrar, IconoMas } from '../iconos';
import { idDe, Monto, useFormulario } from './campos';
import type { DatosDeProceso, ItemEscrito } from './datos-proceso';
import { deCentimos, enCentimos, sumaDe } from './dinero';
import { Seccion } from './seccion';

interface Props {
  readonly datos: DatosDeProceso;
  readonly cambiar: (cambio: Partial<DatosDeProceso>) => void;
}

const MAXIMO = 500;

function Suma({ datos }: { datos: DatosDeProceso }) {
  const suma = sumaDe(datos.items.map((i) => i.valorReferencial));
  const total = enCentimos(datos.textos['valorReferencial'] ?? '');
  const diferencia = total === null ? null : total - suma;
  return (
    <Text size="sm" aria-live="polite">
      Los ítems suman <strong>{soles(deCentimos(suma))}</strong>
      {diferencia === null
        ? '. Falta escribir el valor referencial del proceso.'
        : diferencia === 0n
          ? ', igual al valor referencial del proceso.'
          : diferencia > 0n
            ? `: faltan ${soles(deCentimos(diferencia))} para el valor referencial del proceso (art. 13).`
            : `: sobran ${soles(deCentimos(-diferencia))} respecto del valor referencial del proceso (art. 13).`}
    </Text>
  );
}

interface PropsDeFila {
  readonly item: ItemEscrito;
  readonly indice: number;
  readonly alCambiar: (cambio: Partial<ItemEscrito>) => void;
  readonly alQuitar: () => void;
}

function Fila({ item, indice, alCambiar, alQuitar }: PropsDeFila) {
  const { error, tocar } = useFormulario();
  const n = indice + 1;
  const ruta = (campo: string) => `items.${indice}.${campo}`;
  return (
    <Table.Tr style={{ verticalAlign: 'top' }}>
      <Table.Th scope="row" pt="md">
        {n}
      </Table.Th>
      <Table.Td>
        <TextInput
          id={idDe(ruta('descripcion'))}
          aria-label={`Descripción del ítem ${n}`}
          value={item.descripcion}
          onChange={(e) => alCambiar({ descripcion: e.currentTarget.value })}
          onBlur={() => tocar(ruta('descripcion'))}
          error={error(ruta('descripcion'))}
          maxLength={2000}
        />
      </Table.Td>
      <Table.Td>
        <TextInput
          id={idDe(ruta('cantidad'))}
          aria-label={`Cantidad del ítem ${n}`}
          value={item.cantidad}
          onChange={(e) => alCambiar({ cantidad: e.currentTarget.value })}
          onBlur={() => tocar(ruta('cantidad'))}
          error={error(ruta('cantidad'))}
          inputMode="decimal"
          maxLength={20}
        />
      </Table.Td>
      <Table.Td>
        <Monto ruta={ruta('valorReferencial')} label={`Valor referencial del ítem ${n}`} oculto />
      </Table.Td>
      <Table.Td pt="md">
        <Checkbox
          aria-label={`El ítem ${n} es divisible`}
          checked={item.divisible}
          onChange={(e) => alCambiar({ divisible: e.currentTarget.checked })}
        />
      </Table.Td>
      <Table.Td>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={`Quitar el ítem ${n}`}
          onClick={alQuitar}
        >
          <IconoBorrar size={18} aria-hidden />
        </ActionIcon>
      </Table.Td>
    </Table.Tr>
  );
}

/** The items of a process, which add up to its amount; a process without them has one, with all of it. */
export function Items({ datos, cambiar }: Props) {
  const { items } = datos;
  const { error } = useFormulario();
  const agregar = () => {
    const id = Math.max(0, ...items.map((i) => i.id)) + 1;
    cambiar({
      items: [...items, { id, descripcion: '', cantidad: '', valorReferencial: '', divisible: false }],
    });
  };
  return (
    <Seccion
      titulo="Ítems"
      ayuda={
        items.length === 0
          ? 'Sin ítems, el proceso tiene uno solo, con todo el valor referencial.'
          : undefined
      }
      norma={{ texto: 'Reglamento, art. 13', regla: 'AP-13-3' }}
    >
      {items.length === 0 ? null : (
        <Table.ScrollContainer minWidth={540}>
          <Table aria-label="Ítems del proceso" withRowBorders={false} horizontalSpacing={6}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th w={36}>N.º</Table.Th>
                <Table.Th>Descripción</Table.Th>
                <Table.Th w={80}>Cantidad</Table.Th>
                <Table.Th w={156}>Valor referencial</Table.Th>
                <Table.Th w={80}>Divisible</Table.Th>
                <Table.Th w={44}>
                  <span className="solo-lectores">Quitar</span>
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {items.map((item, indice) => (
                <Fila
                  key={item.id}
                  item={item}
                  indice={indice}
                  alCambiar={(c) =>
                    cambiar({ items: items.map((i) => (i.id === item.id ? { ...i, ...c } : i)) })
                  }
                  alQuitar={() => cambiar({ items: items.filter((i) => i.id !== item.id) })}
                />
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      {error('items') ? <Text size="sm">{error('items')}</Text> : null}
      <Group justify="space-between">
        <Button
          id={idDe('items')}
          variant="default"
          leftSection={<IconoMas size={16} aria-hidden />}
          onClick={agregar}
          disabled={items.length >= MAXIMO}
        >
          Agregar un ítem
        </Button>
        {items.length === 0 ? null : <Suma datos={datos} />}
      </Group>
    </Seccion>
  );
}
