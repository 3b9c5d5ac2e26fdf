import type { Airport } from "./airports";

/** The mean radius of the Earth. */
const RADIUS_KM = 6371.0088;
const radians = (degrees: number) => (degrees * Math.PI) / 180;

type Place = Pick<Airport, "latitude" | "longitude">;

/** The distance between two places along the Earth's surface, by the haversine formula. */
export function haversineKm(from: Place, to: Place): number {
  const [a, b] = [radians(from.latitude), radians(to.latitude)];
  const across = Math.sin((b - a) / 2) ** 2;
  const along = Math.sin(radians(to.longitude - from.longitude) / 2) ** 2;
  return 2 * RADIUS_KM * Math.asin(Math.sqrt(across + Math.cos(a) * Math.cos(b) * along));
}

/** The same in another way, to check the first: the length of the chord through the Earth, turned into an arc. */
export function chordKm(from: Place, to: Place): number {
  const [a, b] = [onSphere(from), onSphere(to)];
  const chord = Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
  return 2 * RADIUS_KM * Math.asin(chord / 2);
}

function onSphere({ latitude, longitude }: Place): [number, number, number] {
  const [up, east] = [radians(latitude), radians(longitude)];
  return [Math.cos(up) * Math.cos(east), Math.cos(up) * Math.sin(east), Math.sin(up)];
}
