package org.driftwatch.ingest.cherenkov.hdf5.writing;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** An object header of version 1: what a group or dataset is, as a list of messages of whole 8 bytes. */
final class ObjectHeader {
    private static final int LONGEST = 0xFFF8;
    private final LittleEndian messages = new LittleEndian();
    private int count;

    /** A dataset of one dimension, in one piece. */
    static ObjectHeader ofTable(NewTable table, long address) {
        return new ObjectHeader()
                .message(0x0001, space(table.rows()))
                .message(0x0003, Datatypes.compound(table.columns()))
                .message(0x0005, new LittleEndian().u8(2, 2, 2, 1).u32(0).toBytes()) // fill value: default
                .message(0x0008, layout(address, table.rows() * table.recordBytes()))
                .attributes(Attributes.of(table));
    }

    static ObjectHeader ofGroup(SymbolTable symbols, Map<String, Object> attributes) {
        byte[] at = new LittleEndian().u64(symbols.tree()).u64(symbols.heap()).toBytes();
        return new ObjectHeader().message(0x0011, at).attributes(attributes);
    }

    private static byte[] space(long rows) {
        return new LittleEndian().u8(1, 1, 1, 0).u32(0).u64(rows).u64(rows).toBytes();
    }

    private static byte[] layout(long address, long bytes) {
        return new LittleEndian().u8(3, 1).u64(address).u64(bytes).toBytes();
    }

    private ObjectHeader attributes(Map<String, Object> attributes) {
        attributes.forEach((name, value) -> message(0x000C, attribute(name, value)));
        return this;
    }

    private static byte[] attribute(String name, Object value) {
        if (value instanceof Long number)
            return attribute(
                    name, Datatypes.int64(), new LittleEndian().u64(number).toBytes());
        if (value instanceof Double number)
            return attribute(
                    name,
                    Datatypes.float64(),
                    new LittleEndian().u64(Double.doubleToRawLongBits(number)).toBytes());
        byte[] text = ((String) value).getBytes(StandardCharsets.UTF_8);
        byte[] stored = text.length == 0 ? new byte[1] : text;
        return attribute(name, Datatypes.text(stored.length), stored);
    }

    /** Name, datatype and scalar dataspace are each padded to 8 bytes. */
    private static byte[] attribute(String name, byte[] type, byte[] data) {
        byte[] ended = new LittleEndian().text(name).u8(0).toBytes();
        return new LittleEndian()
                .u8(1, 0)
                .u16(ended.length)
                .u16(type.length)
                .u16(8)
                .bytes(new LittleEndian().bytes(ended).align(8).toBytes())
                .bytes(new LittleEndian().bytes(type).align(8).toBytes())
                .bytes(new LittleEndian().u8(1).upTo(8).toBytes())
                .bytes(data)
                .toBytes();
    }

    private ObjectHeader message(int type, byte[] content) {
        byte[] padded = new LittleEndian().bytes(content).align(8).toBytes();
        if (padded.length > LONGEST)
            throw new IllegalArgumentException(padded.length + " bytes in one header message, " + LONGEST + " fit");
        messages.u16(type).u16(padded.length).u32(0).bytes(padded);
        count++;
        return this;
    }

    byte[] toBytes() {
        return new LittleEndian()
                .u8(1, 0)
                .u16(count)
                .u32(1) // reference count
                .u32(messages.size())
                .u32(0)
                .bytes(messages.toBytes())
                .toBytes();
    }
}
