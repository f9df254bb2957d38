// The territory as the law divides it: a test compares it with the one the calendar itself uses.
const PROVINCIAS = {
  Amazonas: 'Bagua, Bongará, Chachapoyas, Condorcanqui, Luya, Rodríguez de Mendoza, Utcubamba',
  Áncash: `
    Aija, Antonio Raymondi, Asunción, Bolognesi, Carhuaz, Carlos Fermín Fitzcarrald, Casma, Corongo,
    Huaraz, Huari, Huarmey, Huaylas, Mariscal Luzuriaga, Ocros, Pallasca, Pomabamba, Recuay, Santa,
    Sihuas, Yungay`,
  Apurímac: 'Abancay, Andahuaylas, Antabamba, Aymaraes, Chincheros, Cotabambas, Grau',
  Arequipa: 'Arequipa, Camaná, Caravelí, Castilla, Caylloma, Condesuyos, Islay, La Unión',
  Ayacucho: `
    Cangallo, Huamanga, Huanca Sancos, Huanta, La Mar, Lucanas, Parinacochas, Páucar del Sara Sara,
    Sucre, Víctor Fajardo, Vilcas Huamán`,
  Cajamarca: `
    Cajabamba, Cajamarca, Celendín, Chota, Contumazá, Cutervo, Hualgayoc, Jaén, San Ignacio,
    San Marcos, San Miguel, San Pablo, Santa Cruz`,
  Callao: 'Callao',
  Cusco: `
    Acomayo, Anta, Calca, Canas, Canchis, Chumbivilcas, Cusco, Espinar, La Convención, Paruro,
    Paucartambo, Quispicanchi, Urubamba`,
  Huancavelica: 'Acobamba, Angaraes, Castrovirreyna, Churcampa, Huancavelica, Huaytará, Tayacaja',
  Huánuco: `
    Ambo, Dos de Mayo, Huacaybamba, Huamalíes, Huánuco, Lauricocha, Leoncio Prado, Marañón, Pachitea,
    Puerto Inca, Yarowilca`,
  Ica: 'Chincha, Ica, Nasca, Palpa, Pisco',
  Junín: 'Chanchamayo, Chupaca, Concepción, Huancayo, Jauja, Junín, Satipo, Tarma, Yauli',
  'La Libertad': `
    Ascope, Bolívar, Chepén, Gran Chimú, Julcán, Otuzco, Pacasmayo, Pataz, Sánchez Carrión,
    Santiago de Chuco, Trujillo, Virú`,
  Lambayeque: 'Chiclayo, Ferreñafe, Lambayeque',
  Lima: 'Barranca, Cajatambo, Canta, Cañete, Huaral, Huarochirí, Huaura, Lima, Oyón, Yauyos',
  Loreto: `
    Alto Amazonas, Datem del Marañón, Loreto, Mariscal Ramón Castilla, Maynas, Putumayo, Requena,
    Ucayali`,
  'Madre de Dios': 'Manu, Tahuamanu, Tambopata',
  Moquegua: 'General Sánchez Cerro, Ilo, Mariscal Nieto',
  Pasco: 'Daniel Alcides Carrión, Oxapampa, Pasco',
  Piura: 'Ayabaca, Huancabamba, Morropón, Paita, Piura, Sechura, Sullana, Talara',
  Puno: `
    Azángaro, Carabaya, Chucuito, El Collao, Huancané, Lampa, Melgar, Moho, Puno,
    San Antonio de Putina, San Román, Sandia, Yunguyo`,
  'San Martín': `
    Bellavista, El Dorado, Huallaga, Lamas, Mariscal Cáceres, Moyobamba, Picota, Rioja, San Martín,
    Tocache`,
  Tacna: 'Candarave, Jorge Basadre, Tacna, Tarata',
  Tumbes: 'Contralmirante Villar, Tumbes, Zarumilla',
  Ucayali: 'Atalaya, Coronel Portillo, Padre Abad, Purús',
};

/** The regions of Peru, each with its provinces. */
export const PROVINCIAS_POR_REGION: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Object.entries(PROVINCIAS).map(([region, nombres]) => [region, nombres.trim().split(/,\s+/)]),
);

/** The provinces as options of a list, under their region. */
export const OPCIONES_DE_PROVINCIA = Object.entries(PROVINCIAS_POR_REGION).map(([region, provincias]) => ({
  group: region,
  items: provincias.map((p) => ({ value: p, label: p })),
}));

/** Every scope but the seat of OECE, as options of a list: the nation, a region, a province. */
export const OPCIONES_DE_AMBITO = [
  { group: 'Todo el país', items: [{ value: 'nacional', label: 'Nacional' }] },
  {
    group: 'Regiones',
    items: Object.keys(PROVINCIAS_POR_REGION).map((r) => ({ value: `region:${r}`, label: `Región ${r}` })),
  },
  {
    group: 'Provincias',
    items: Object.entries(PROVINCIAS_POR_REGION).flatMap(([region, provincias]) =>
      provincias.map((p) => ({ value: `provincia:${p}`, label: `Provincia ${p} (${region})` })),
    ),
  },
];
