import { Anchor, createTheme, type MantineColorsTuple, Notification } from '@mantine/core';

// A sober petrol blue for what one may do; red is kept for what is overdue, so that nothing else shouts.
const petroleo: MantineColorsTuple = [
  '#edf6fa',
  '#dbe9f0',
  '#b3d2e1',
  '#88bad1',
  '#65a6c4',
  '#4e9abc',
  '#3f8fb3',
  '#2f7a9c',
  '#1d6384',
  '#14506b',
];

/** Colours, type and rhythm of the desk. */
export const tema = createTheme({
  primaryColor: 'petroleo',
  primaryShade: { light: 8, dark: 7 },
  colors: { petroleo },
  fontFamily: "'Public Sans Variable', system-ui, sans-serif",
  headings: { fontFamily: "'Public Sans Variable', system-ui, sans-serif", fontWeight: '650' },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  autoContrast: true,
  components: {
    Anchor: Anchor.extend({ defaultProps: { underline: 'always' } }),
    Notification: Notification.extend({
      defaultProps: { closeButtonProps: { 'aria-label': 'Cerrar el aviso' } },
    }),
    // A table wider than the screen scrolls in its own frame, which the keyboard must reach.
    TableScrollContainer: { defaultProps: { tabIndex: 0 } },
  },
});
