/**
 * Where the checkpoints that the program ships with lie, [longitude, latitude] in degrees, approximate (to a few kilometres): for a picture of the
 * country, not for navigation. A checkpoint that is not here is told in a list beside the map.
 */
export const POSITIONS: Readonly<Record<string, readonly [number, number]>> = {
  manas: [74.48, 43.06],
  osh: [72.79, 40.61],
  'issyk-kul': [76.71, 42.59],
  torugart: [75.4, 40.55],
  irkeshtam: [73.91, 39.68],
  bedel: [78.4, 41.43],
  'ak-jol': [74.6, 43.2],
  'ak-tilek': [75.77, 42.97],
  chaldybar: [73.52, 43.13],
  'ken-bulun': [75.06, 42.99],
  tokmok: [75.29, 42.88],
  'chon-kapka': [71.6, 42.62],
  karkyra: [79.2, 42.78],
  kainda: [73.68, 42.96],
  dostuk: [72.79, 40.72],
  'kyzyl-kiya': [72.05, 40.3],
  'kara-bagish': [72.62, 40.66],
  'keng-say': [71.6, 41.52],
  madaniyat: [72.3, 41.0],
  baimak: [71.42, 41.36],
  'kara-suu': [72.88, 40.76],
  kulundu: [70.5, 40.15],
  'kyzyl-bel': [70.42, 39.97],
  kairagach: [69.75, 39.87],
  karamyk: [71.78, 39.48],
  'bor-dobo': [73.3, 39.5],
};
