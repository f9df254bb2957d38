/** Entities that do not exist: generic names, and RUCs that only have their check digit right. */
export const ENTIDADES = {
  rioClaro: {
    nombre: 'Municipalidad Provincial de Río Claro',
    ruc: '20000001016',
    provincia: 'Huancayo',
    domicilio: 'Plaza Mayor s/n, Río Claro',
  },
  penablanca: {
    nombre: 'Municipalidad Distrital de Peñablanca',
    ruc: '20000001024',
    provincia: 'Arequipa',
    domicilio: 'Avenida Próceres 120, Peñablanca',
  },
  hospital: {
    nombre: 'Hospital Regional Modelo de Atención Quirúrgica',
    ruc: '20000001032',
    provincia: 'Trujillo',
    domicilio: 'Avenida de la Salud 450',
  },
  universidad: {
    nombre: 'Universidad Nacional Modelo de Ciencias Agrícolas',
    ruc: '20000001041',
    provincia: 'Cusco',
    domicilio: 'Ciudad Universitaria, pabellón central',
  },
  caminos: {
    nombre: 'Programa Nacional de Caminos y Señalización',
    ruc: '20000001059',
    provincia: 'Lima',
    domicilio: 'Jirón Ingeniería 301, Lima',
  },
  hidrico: {
    nombre: 'Instituto Técnico de Investigación Hídrica',
    ruc: '20000001067',
    provincia: 'Puno',
    domicilio: 'Malecón del Lago 88',
  },
  region: {
    nombre: 'Gobierno Regional de la Cuenca Amazónica',
    ruc: '20000001075',
    provincia: 'Maynas',
    domicilio: 'Jirón del Puerto 600',
  },
} as const;
export type Entidad = keyof typeof ENTIDADES;
