"""A vault in a PostgreSQL database: address, connections, tables with their guards, one moment of it."""
