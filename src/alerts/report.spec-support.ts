/** Texts for copies and look-alikes to be made of. */

/** A long text about one shipment, for copies to be made of. */
export const REPORT =
  `Military officials in Seoul said on Friday that about 3,200 containers left the port of Rajin in September and reached
the Russian harbour of Dunai, where railcars took them west to an ammunition depot near Tikhoretsk. The officials, who
showed overhead pictures taken on three days, said that the boxes held shells of two calibres and that a freighter named
Angara had made the voyage twice with its transponder switched off. A spokesman for the ministry told reporters that the
pace had slowed since the summer because the stocks of the factories in Kanggye were running low, and that engineers
had been seen repairing presses there. Analysts who looked at the pictures agreed that the cranes at the pier had been
busy on each of the days. One of them noted that the depot had been widened with four new storage halls since the spring,
and that guards with dogs now walk along the outer fence. The Kremlin brushed the account aside as a rumour. The port
authority did not answer a request for comment, and the owner of the ship could not be reached at the address in the
register, a flat above a bakery in a suburb where neighbours said that nobody had lived for years.`.replaceAll(
    '\n',
    ' ',
  );

/** The same outlet's report of another shipment, in the same form of words. */
export const SECOND_REPORT = REPORT.replace('Friday', 'Monday')
  .replace('3,200', '710')
  .replace('Rajin in September', 'Nampo in November')
  .replace('Dunai', 'Vostochny')
  .replace('Tikhoretsk', 'Mozdok')
  .replace('Angara', 'Lady R')
  .replace('Kanggye', 'Hamhung');
