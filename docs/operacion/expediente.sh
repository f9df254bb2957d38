#!/bin/sh
# Las órdenes del sistema, con sus mismas variables y como su mismo usuario. Se instala como /usr/local/sbin/expediente.
# Un archivo creado por root dentro de /var/lib/expediente-vivo impediría arrancar al servidor: por eso nunca corre como root.
set -eu
set -a
DATABASE_URL=sqlite:/var/lib/expediente-vivo/expediente.db
DIRECTORIO_DOCUMENTOS=/var/lib/expediente-vivo/documentos
ARCHIVO_CLAVE_SOBRES=/etc/expediente-vivo/clave-sobres
. /etc/expediente-vivo/entorno
set +a
cd /opt/expediente-vivo
# La clave de los sobres es de root: quien la exporta o la prueba lo hace como root, y solo eso.
if [ "${1:-}" = custodia ]; then
  exec /usr/bin/node .build/src/cli.js "$@"
fi
exec setpriv --reuid=expediente --regid=expediente --init-groups /usr/bin/node .build/src/cli.js "$@"
