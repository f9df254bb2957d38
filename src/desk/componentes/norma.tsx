import { Anchor, Text } from '@mantine/core';
import { Link } from 'react-router';

/** The article something rests on; with its rule, a way to read it. */
export function Norma({ texto, regla }: { texto: string; regla?: string | undefined }) {
  if (regla === undefined)
    return (
      <Text span size="xs" className="tenue">
        {texto}
      </Text>
    );
  return (
    <Anchor component={Link} to={`/normas/${encodeURIComponent(regla)}`} size="xs">
      {texto}
    </Anchor>
  );
}
