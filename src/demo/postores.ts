/** Companies that do not exist, with RUCs that only have their check digit right. */
export const POSTORES = {
  P1: { nombre: 'Suministros del Sur S. A. C.', ruc: '20000002012', correo: 'ventas@p1.demostracion.pe' },
  P2: { nombre: 'Comercial Ñandú E. I. R. L.', ruc: '20000002021', correo: 'ventas@p2.demostracion.pe' },
  P3: {
    nombre: 'Ingeniería y Construcción Cóndor S. A.',
    ruc: '20000002039',
    correo: 'obras@p3.demostracion.pe',
  },
  P4: {
    nombre: 'Consorcio Río Claro',
    ruc: '20000002047',
    correo: 'consorcio@p4.demostracion.pe',
    consorcio: ['Edificaciones Ámbar S. A.', 'Técnica Vial S. R. L.'],
  },
} as const;
export type Postor = keyof typeof POSTORES;
