import { Badge, Button, Collapse, Group, List, SimpleGrid, Stack, Text, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ActoDelCaso } from '../api/tipos';
import { Norma } from '../componentes/norma';
import { enQueCaso } from '../componentes/problema';
import { plural } from '../formato/palabras';

/** The acts of a case: those possible now, to be chosen; the others greyed, each with why not and what would enable it. */
export function Actos({
  actos,
  alElegir,
}: {
  actos: readonly ActoDelCaso[];
  alElegir: (tipo: string) => void;
}) {
  const posibles = actos.filter((a) => a.disponible);
  const otros = actos.filter((a) => !a.disponible);
  const [abiertos, { toggle }] = useDisclosure(false);
  return (
    <Stack gap="sm">
      {posibles.length === 0 ? (
        <Text size="sm" className="tenue">
          Ahora no hay ningún acto que usted pueda hacer en este expediente.
        </Text>
      ) : (
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs">
          {posibles.map((a) => (
            <UnstyledButton key={a.tipo} className="acto" onClick={() => alElegir(a.tipo)}>
              <Text size="sm" fw={600}>
                {a.titulo}
              </Text>
              <Text size="xs" className="tenue">
                {a.norma}
              </Text>
            </UnstyledButton>
          ))}
        </SimpleGrid>
      )}
      {otros.length > 0 ? (
        <div>
          <Button variant="subtle" size="xs" px={4} onClick={toggle} aria-expanded={abiertos}>
            {abiertos
              ? 'Ocultar lo que no procede'
              : `Ver ${plural(otros.length, 'acto')} que ahora no ${otros.length === 1 ? 'procede' : 'proceden'}, y por qué`}
          </Button>
          <Collapse expanded={abiertos}>
            <List listStyleType="none" spacing="xs" mt="xs">
              {otros.map((a) => (
                <List.Item key={a.tipo}>
                  <Group gap="xs">
                    <Text size="sm" fw={600} className="tenue">
                      {a.titulo}
                    </Text>
                    <Badge size="xs" variant="default" tt="none">
                      no procede
                    </Badge>
                  </Group>
                  <Text size="sm" className="tenue">
                    {a.motivo?.detalle} {a.motivo?.seHabilita ? enQueCaso(a.motivo.seHabilita) : null}
                  </Text>
                  {a.motivo ? <Norma texto={a.motivo.norma} regla={a.motivo.regla} /> : null}
                </List.Item>
              ))}
            </List>
          </Collapse>
        </div>
      ) : null}
    </Stack>
  );
}
