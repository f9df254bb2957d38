import { Button, Group, NumberInput, Paper, Stack, Text, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useCuenta } from '../api/consultas';
import { useSesion } from '../api/sesion';
import { TablaDeCuenta } from '../componentes/cuenta';
import { CampoDeFecha } from '../componentes/fecha';
import { diaCivil, esFecha, fechaLarga } from '../formato/fechas';
import { diasHabiles } from '../formato/palabras';
import { IconoImprimir } from '../iconos';
import { nombreDeAmbito } from './ambito';

const MAXIMO = 6000;

/** Counts any number of business days from any day, in the scope of the page. */
export function Calculadora({ ambito }: { ambito: string | null }) {
  const [desde, setDesde] = useState(diaCivil(useSesion().ahora));
  const [dias, setDias] = useState<number | string>(10);
  const [pedido] = useDebouncedValue({ desde, dias }, 250);
  const completo = esFecha(pedido.desde) && typeof pedido.dias === 'number';
  const cuenta = useCuenta(pedido.desde, Number(pedido.dias), ambito, completo);
  return (
    <Stack gap="lg">
      <Group align="end" className="no-imprimir">
        <CampoDeFecha label="Desde el día" value={desde} onChange={setDesde} required />
        <NumberInput
          label="Días hábiles"
          value={dias}
          onChange={setDias}
          min={0}
          max={MAXIMO}
          clampBehavior="strict"
          allowDecimal={false}
          allowNegative={false}
          thousandSeparator=","
          w={130}
        />
        <Button
          variant="default"
          leftSection={<IconoImprimir size={16} aria-hidden />}
          disabled={!cuenta.isSuccess}
          onClick={() => window.print()}
        >
          Imprimir
        </Button>
      </Group>
      <Paper withBorder p="md" bg="var(--fondo-suave)" aria-live="polite" mih={92}>
        {completo && cuenta.isSuccess ? (
          <>
            <Text size="sm" className="tenue">
              {diasHabiles(cuenta.data.dias)} desde el {fechaLarga(cuenta.data.desde)} ·{' '}
              {nombreDeAmbito(ambito)}
            </Text>
            <Text size="xl" fw={650}>
              Vence el {fechaLarga(cuenta.data.vence)}
            </Text>
          </>
        ) : (
          <Text className="tenue">
            {completo ? 'Contando…' : 'Escriba la fecha y el número de días hábiles.'}
          </Text>
        )}
      </Paper>
      {completo ? (
        <section aria-labelledby="cuenta">
          <Title order={2} size="h4" id="cuenta" mb="xs">
            Cuenta, día por día
          </Title>
          <TablaDeCuenta desde={pedido.desde} dias={Number(pedido.dias)} ambito={ambito} />
        </section>
      ) : null}
    </Stack>
  );
}
