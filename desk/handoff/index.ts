export { handOff, supplierAnswered, supplierRefused, supplierUpdate, takeBack } from './decide.ts';
